package org.shanzhi.policy;

/** What a clock means to the people who see it. */
public enum Nature {
    /** 办理义务: ours to do; only a duty can be late. */
    DUTY,
    /** 权利期间: somebody's window; reminded, lapses, never late. */
    RIGHT,
    /** 供告知: another organ's time; shown, never judged. */
    INFO
}
