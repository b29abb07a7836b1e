package org.shanzhi.matter;

/**
 * A list that somebody comes back to.
 *
 * @param no its number among those of one person
 * @param page path of the page whose list it narrows
 * @param list address of the list: codes, days and units only
 * @param first whether the page opens with it
 */
public record SavedFilter(int no, String page, String list, String name, boolean first) {}
