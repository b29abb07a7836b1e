package org.shanzhi.matter;

import java.util.List;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.BodyField;

/** What somebody may do with a matter now, what it asks for, and why not. */
public record PossibleAction(String action, boolean allowed, List<Refusal> reasons, List<BodyField> fields) {}
