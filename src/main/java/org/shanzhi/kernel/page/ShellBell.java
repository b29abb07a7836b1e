package org.shanzhi.kernel.page;

/**
 * The bell above every page of staff; without such a bean there is none. Its number comes by the stream, so that no page
 * waits for it.
 *
 * @param href the page of messages
 * @param stream server-sent events named {@code unread}
 * @param labelKey what it is
 */
public record ShellBell(String href, String stream, String labelKey) {}
