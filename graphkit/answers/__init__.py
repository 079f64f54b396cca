"""Answers: what people ask of the graph, each with the sentences that prove it."""
