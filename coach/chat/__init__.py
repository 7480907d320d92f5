"""The words in which the coach and chat platforms talk: places, messages, answers, and the ports of both sides."""
