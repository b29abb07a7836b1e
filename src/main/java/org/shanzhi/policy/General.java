package org.shanzhi.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What names and numbers things, from general.yaml.
 *
 * @param edition date of the rules these files were written from
 * @param countyCode six digits of the demo district; a deployment sets its own
 * @param limits most of a thing that a matter may have, by code
 */
public record General(
        String edition,
        String countyCode,
        Optional<String> portalBrand,
        MatterNumberRule matterNumber,
        QueryCodeRule queryCode,
        Map<String, DocumentNumber> documentNumbers,
        Map<String, Limit> limits) {
    /**
     * 编号 of a matter: prefix of the district, year of registration, sequence, check digit (ISO 7064 MOD 11,10 over year and
     * sequence). It never changes.
     */
    public record MatterNumberRule(String example, String regex, int digits) {}

    /** 查询码 with which a resident reads a matter; the alphabet leaves out what is easily misread. */
    public record QueryCodeRule(int length, String alphabet, boolean caseSensitive, int triesPerHour) {}

    /** 文号: gapless, one counter per issuing body and year. {@code pattern} takes year, abbr and n. */
    public record DocumentNumber(String code, String zh, String en, String pattern) implements Labelled {}

    public record Limit(String code, String zh, String en, int max) implements Labelled {}
}
