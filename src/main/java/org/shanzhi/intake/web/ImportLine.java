package org.shanzhi.intake.web;

import org.shanzhi.intake.imports.RowResult;

/** A row of the file that was not taken: why, and which matter it repeats. */
public record ImportLine(int no, RowResult.Outcome outcome, String number, String why) {}
