package org.shanzhi.kernel.page;

/**
 * The search field of the side bar, reached with the key {@code /}; without such a bean the bar has none.
 *
 * @param action where its form is sent with GET
 * @param parameter the name of the field
 * @param labelKey text inside the field
 */
public record ShellSearch(String action, String parameter, String labelKey) {}
