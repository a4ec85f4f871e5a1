"""What papers there are: the common acts, the letters that apps above compose."""

from papers.kinds.acts import COMMON_ACTS, CommonAct
from papers.kinds.letters import Ask, Letter, letter_named, letters_about, register_letters

__all__ = ["COMMON_ACTS", "Ask", "CommonAct", "Letter", "letter_named", "letters_about", "register_letters"]
