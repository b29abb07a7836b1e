package org.shanzhi.matter;

/** When a running duty ends, as boards and lists ask for it. The three never overlap; a provisional date makes nobody late. */
public enum DueWhen {
    /** 已超期 */
    OVERDUE,
    /** 今日到期: the last day is today, and it is not late yet. */
    TODAY,
    /** 七日内到期: the last day is one of the seven after today. */
    WEEK;

    public static final int DAYS = 7;
}
