package org.shanzhi.console.staff;

import org.shanzhi.org.Post;

/** A post in words. */
public record ShownPost(Post post, String unit, String unitCode, String role, boolean held) {}
