package org.shanzhi.access.web;

import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/** What was typed, so that nothing is lost when it is not taken. */
public record TokenForm(String username, String name, String days, List<FieldError> errors, List<Refusal> reasons) {}
