package org.shanzhi.access.web;

/** What was asked for, as it was typed. */
public record AuditQuery(String username, String number, String kind, String from, String to, Long before) {}
