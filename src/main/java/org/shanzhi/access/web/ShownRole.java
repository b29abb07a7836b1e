package org.shanzhi.access.web;

import java.util.List;

/** A role in the words of the page's language. */
public record ShownRole(
        String code, String name, String scope, String group, List<String> actions, List<String> others) {}
