package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import org.shanzhi.policy.Nature;

/** A clock as it is shown. {@code source} is the article it rests on, or null for a rule of the centre's own. */
public record ClockSheet(
        int no,
        String policy,
        Nature nature,
        Instant started,
        Instant due,
        LocalDate dueDay,
        ClockState state,
        Instant stopped,
        int extension,
        String source) {}
