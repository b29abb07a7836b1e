package org.shanzhi.kernel.page;

/**
 * A key that does something on a page. Whoever writes {@code data-key} into a template publishes one of these as a bean, so
 * that help can name it.
 *
 * @param key as on the keyboard: {@code M}, {@code /}
 * @param does message key of what it does
 * @param where message key of the page on which it does
 */
public record Shortcut(String key, String does, String where) {}
