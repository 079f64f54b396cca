"""Bodies that do the work and that report: surfaces become full names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.model import Assignment, ReportingDuty
from graphkit.resolve.bodies import body_of, organisation
from graphkit.resolve.types import Context

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference


def resolve_assignment(assignment: Assignment, context: Context, reference: Reference) -> Assignment:
    """Return the assignment with the full names of its unit and of the helpers that are no classes."""
    unit = body_of(assignment.unit, context, reference)
    helpers = (_helper(name, context, reference) for name in assignment.helpers)
    return replace(
        assignment,
        unit=_doer(assignment.unit, context, reference),
        unit_level=unit.level,
        generic=assignment.generic or unit.generic,
        helpers=tuple(dict.fromkeys(helpers)),
    )


def resolve_duty(duty: ReportingDuty, context: Context, reference: Reference) -> ReportingDuty:
    """Return the reporting duty with the full names of who reports, to whom and via whom."""
    return replace(
        duty,
        sender=_parties(duty.sender, context, reference, _doer),
        receiver=_parties(duty.receiver, context, reference),
        via=_parties(duty.via, context, reference),
    )


def _doer(name: str, context: Context, reference: Reference) -> str:
    """Return the body that acts; one who works within the body that gives the work keeps the post."""
    post, rest = reference.wording.parted(reference.wording.written_out(name))
    deputy = post.startswith("Phó")
    body = body_of(rest if deputy else name, context, reference).name
    own = body in (context.issuer, organisation(context.issuer))
    return f"{post} {body}" if deputy or (post and own) else body


def _helper(name: str, context: Context, reference: Reference) -> str:
    body = body_of(name, context, reference)
    return " ".join(name.split()) if body.generic else body.name


def _body(name: str, context: Context, reference: Reference) -> str:
    return body_of(name, context, reference).name


def _parties(
    names: str | None,
    context: Context,
    reference: Reference,
    named: Callable[[str, Context, Reference], str] = _body,
) -> str | None:
    if not names:
        return None
    full = (named(name, context, reference) for name in names.split(";") if name.strip())
    return "; ".join(dict.fromkeys(full)) or None
