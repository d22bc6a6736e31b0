"""Word lists by which the wording of an objective is tested, in English only: data, to be read and corrected.

A list finds what it names and nothing else; that a wording passes does not make it a good one.
"""

ENGLISH = "en"

VAGUE = (
    "address", "be a better", "be aware", "be better", "be good", "be more positive", "behave", "better myself",
    "change my life", "change my ways", "comply", "co-operate", "consider", "cooperate", "cope", "deal with",
    "do better", "do my best", "engage", "explore", "focus on", "get help", "get support", "improve", "keep out of",
    "look at", "look into", "make better choices", "make progress", "make changes", "manage my", "reduce risk",
    "reduce my risk", "reflect on", "sort out", "stay out of trouble", "stay positive", "think about", "try to",
    "turn my life around", "understand", "work on", "work towards", "work with",
)  # fmt: skip
"""Words that say a direction and no end: nobody can tell when it is done, unless it is said how much or how often."""

VAGUE_MEASURES = (
    "a", "better", "bit", "good", "improved", "improvement", "less", "lot", "more", "much", "positive", "progress",
    "satisfactory", "very", "well",
)  # fmt: skip
"""A measure or a state that is no more than this cannot be seen by anybody."""

NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "once", "twice",
    "half", "all", "every", "each", "daily", "weekly", "monthly", "no longer", "none", "never",
)  # fmt: skip
"""How much or how often, without a figure."""

FIRST_PERSON = ("i", "i'd", "i'll", "i'm", "i've", "my", "we", "we'll", "our")
"""How a sentence in the person's own words begins."""

BEFORE_THE_VERB = (
    "will", "want", "to", "am", "'m", "going", "would", "like", "plan", "shall", "can", "need", "have", "not", "also",
    "always", "only", "do", "i", "i'd", "i'll", "i'm", "i've", "we", "we'll", "no", "longer",
)  # fmt: skip
"""Words between the beginning and the verb."""

AIMS = (
    "apply", "arrange", "ask", "attend", "avoid", "be", "begin", "book", "build", "call", "change", "collect",
    "complete", "contact", "cut", "do", "drink", "earn", "enrol", "enroll", "fill", "find", "finish", "get", "give",
    "go", "have", "help", "hold", "join", "keep", "lead", "learn", "leave", "live", "make", "meet", "move", "open",
    "pass", "pay", "practise", "practice", "quit", "reach", "reduce", "register", "repair", "repay", "save",
    "say", "see", "sign", "sleep", "speak", "spend", "start", "stay", "stop", "take", "talk", "tell", "train", "use",
    "visit", "volunteer", "work",
)  # fmt: skip
"""Verbs with which an aim begins. One of them after "and" or a semicolon is a second aim."""

BEFORE_AND = ("go", "come", "stop")
"""Before "and" they belong to the verb that follows: "go and see a doctor" is one aim."""

REASONS = (" so that ", " so i ", " because ", " in order to ", " which will ")
"""What begins the reason of an aim; what is said there is no second aim."""
