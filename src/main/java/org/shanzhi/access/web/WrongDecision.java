package org.shanzhi.access.web;

import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;

/** What was typed and not taken. @param id of what was to be decided; null when nothing was */
public record WrongDecision(UUID id, String reason, List<FieldError> errors, List<Refusal> reasons) {}
