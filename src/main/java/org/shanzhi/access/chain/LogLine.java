package org.shanzhi.access.chain;

import java.time.Instant;

/** A line of the access log as its seal knows it. */
record LogLine(long id, Instant at, String kind, Integer account, byte[] digest) {}
