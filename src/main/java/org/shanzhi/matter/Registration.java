package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;

/**
 * 登记: what makes a matter. {@code requestedAt} is when the person asked; it may interrupt the limitation period (民法典195)
 * and never changes. Clocks start when the matter is registered, which for paper entered late or an import is later.
 */
public record Registration(
        Kind kind,
        Channel channel,
        FreeText title,
        FreeText body,
        @CodeOf("types") String typeCode,
        Place place,
        Instant occurredAt,
        Instant requestedAt,
        List<NewParty> parties,
        boolean anonymous,
        FreeText lateReason,
        List<FileRef> files) {}
