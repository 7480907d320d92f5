"""Says where a missing term would go in a resume, and that it belongs there only if it is true."""

from coach.posting.posting import Keyword


def of(word: Keyword) -> str:
    """The place in the contract's form: "skills: messaging; experience if true"."""
    if word.kind == "certification":
        return "certifications, only if you hold it"
    if word.kind == "phrase":
        return "experience, in the bullet about it, only if true"
    group = f"skills: {word.category}" if word.category else "skills"
    return f"{group}; experience if true"
