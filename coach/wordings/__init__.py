"""Other wordings of a line by a language model: off unless an operator names one and moderators turn it on.

A line goes out only when its member agrees, each time, without what tells who they are; what comes back is shown only
where it says no more than the line (`rules.faithfulness`). The rules of the packs never depend on any of it.
"""
