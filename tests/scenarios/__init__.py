"""The worked examples beside each workflow, run against the engine on a real database.

`vocabulary` matches a sentence to the function that does it; `given`, `when` and `then` declare the sentences.
"""
