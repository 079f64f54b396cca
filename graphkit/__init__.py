"""Vietnamese administrative plans as a knowledge graph, each edge with the sentence that proves it.

The rooms, in the order in which data flows through them::

    read → parse → extract → resolve → records → link → engines → answers, views

Each room has one public function or class, exported by its package. Nothing is imported here, so that
``graphkit --help`` is instant.
"""

__version__ = "0.1.0"
