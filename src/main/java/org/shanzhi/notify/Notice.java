package org.shanzhi.notify;

import java.time.Instant;
import java.util.List;

/** A message as its reader has it; {@code args} are ready to be said in any language. */
public record Notice(long id, Instant at, String code, List<Object> args, String link, boolean read) {}
