package org.shanzhi.access.web;

import org.shanzhi.access.AccessEntry;

/** A line of the access log in the words of the page. */
public record AuditLine(AccessEntry entry, String number, String detail) {}
