package org.shanzhi.notify.web;

import org.shanzhi.notify.Undelivered;

/** A message that did not leave the house, and to whom it was to go. */
public record UndeliveredLine(Undelivered message, String reader) {}
