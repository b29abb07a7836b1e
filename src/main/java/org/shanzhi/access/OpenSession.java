package org.shanzhi.access;

import java.time.Instant;
import org.shanzhi.access.signin.BrowserKind;

/**
 * A browser in which somebody is signed in.
 *
 * @param key names it without giving its id away, which would let anybody in who reads it
 * @param here the one that is asking
 */
public record OpenSession(String key, Instant begunAt, Instant usedAt, BrowserKind browser, boolean here) {}
