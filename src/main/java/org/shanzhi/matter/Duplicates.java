package org.shanzhi.matter;

import java.util.List;
import org.shanzhi.matter.work.Finding;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/** 疑似重复: matters that may have been told before, for whoever is about to register one more. A person decides; nothing is joined by itself. */
@Component
public class Duplicates {
    /** So many are looked at while somebody types; more would not be read. */
    public static final int MOST = 5;

    private final Finding finding;
    private final Sight sight;

    Duplicates(Finding finding, Sight sight) {
        this.finding = finding;
        this.sight = sight;
    }

    /**
     * What is told now.
     *
     * @param place address in words; empty when none was given
     * @param typeCode null while nobody chose one
     */
    public record Told(String title, String body, String place, String typeCode) {}

    /** @param why at least one reason, the weightiest first */
    public record Candidate(MatterLine line, List<DuplicateReason> why) {}

    /**
     * Matters of the last half year that the caller may read and that tell the same, the likest first, {@value #MOST} at most. By
     * words, place, type and time; never by whom it is about, and none of violence, of a minor or erased. What was written within
     * the last second may be missing. Writes nothing, keeps no word of what was asked.
     */
    @Needs(Permission.REGISTER)
    public List<Candidate> of(Caller by, Told told) {
        return finding.alike(by, sight.of(by), told, MOST);
    }
}
