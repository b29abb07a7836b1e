package org.shanzhi.console.staff;

import java.time.Instant;

/** A post that somebody is proposed for, in words; void when nobody confirms it in time. */
public record ShownProposal(String what, Instant until) {}
