package org.shanzhi.search;

/** 排除理由: why a topic is none, from a closed list, because free words may name somebody. */
public enum NoTopic {
    /** Different causes that sound alike. */
    SEVERAL_CAUSES,
    /** Chance: nothing that its matters have in common needs anybody. */
    CHANCE,
    /** Known and being dealt with. */
    KNOWN
}
