package org.shanzhi.access;

import java.time.Instant;
import java.util.Map;

/**
 * A line of the access log.
 *
 * @param username of the account; null when nobody's was given
 * @param matterId null when it is about no matter
 * @param detail codes and references, never personal data
 */
public record AccessEntry(
        long id,
        Instant at,
        AccessKind kind,
        Integer accountId,
        String username,
        Long matterId,
        Map<String, String> detail,
        String requestId) {}
