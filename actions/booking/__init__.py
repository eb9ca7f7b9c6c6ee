"""Make, look up, move and cancel an advice appointment in a talk.

`wishes` and `offering` decide which times to offer and know nothing of a talk; `draft` is what a talk keeps while the
form asks on.
"""
