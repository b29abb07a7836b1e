package org.shanzhi.policy;

import java.util.Optional;
import java.util.Set;

/** Why a clock may rest (中止事由), and which clocks may. */
public record PauseReason(String code, String zh, String en, Set<String> allowedFor, Optional<String> source, Mark mark)
        implements Labelled {}
