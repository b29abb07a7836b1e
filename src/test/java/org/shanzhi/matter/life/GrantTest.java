package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.EmergencyReason;
import org.shanzhi.matter.Event.AccessEnded;
import org.shanzhi.matter.Event.AccessGranted;
import org.shanzhi.matter.Event.Noted;
import org.shanzhi.matter.Event.OpenedInEmergency;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.GrantPurpose;
import org.shanzhi.matter.Story;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Permission;

/** Grants to persons, to the microsecond. */
class GrantTest {
    private static final int LAWYER = 77;
    private static final FreeText TEXT = new FreeText("现场有人身危险");

    private final Story story = new Story().registered();
    private final Instant until = story.now.plus(Duration.ofDays(1));

    @Test
    void a_grant_holds_until_its_end_and_not_a_moment_longer() {
        granted(until);
        assertThat(seen(until.minusNanos(1_000))).isTrue();
        assertThat(seen(until)).isFalse();
    }

    @Test
    void the_first_event_after_its_end_forgets_it() {
        granted(until);
        story.now = until.minusNanos(1_000);
        assertThat(noted().facts().grants()).hasSize(1);
        story.now = until;
        assertThat(noted().facts().grants()).isEmpty();
    }

    @Test
    void given_again_the_new_end_counts_even_when_it_is_earlier() {
        granted(until);
        granted(story.now.plusSeconds(60));
        assertThat(story.matter.facts().grants()).hasSize(1);
        assertThat(seen(story.now.plusSeconds(61))).isFalse();
    }

    @Test
    void an_emergency_beside_a_grant_takes_nothing_away_and_ending_ends_both() {
        granted(until);
        story.happened(Story.person("LAWYER", LAWYER), new OpenedInEmergency(EmergencyReason.DANGER, TEXT, until));
        assertThat(story.matter.facts().grants()).hasSize(2);
        assertThat(story.matter.grant(LAWYER, story.now).map(Grant::emergency)).contains(false);
        story.happened(Story.HANDLER, new AccessEnded(LAWYER));
        assertThat(seen(story.now)).isFalse();
    }

    @Test
    void a_granted_person_notes_and_does_nothing_else_and_in_an_emergency_not_even_that() {
        var lawyer = Story.person("LAWYER", LAWYER);
        granted(until);
        assertThat(Standing.notes(lawyer, Permission.NOTE, story.matter, story.now))
                .isTrue();
        assertThat(Standing.notes(lawyer, Permission.REVEAL_PERSONAL_DATA, story.matter, story.now))
                .isFalse();
        assertThat(Standing.notes(lawyer, Permission.NOTE, story.matter, until)).isFalse();
        assertThat(Standing.acts(lawyer, Permission.NOTE, story.matter)).isFalse();
        story.happened(Story.HANDLER, new AccessEnded(LAWYER));
        story.happened(lawyer, new OpenedInEmergency(EmergencyReason.DANGER, TEXT, until));
        assertThat(Standing.notes(lawyer, Permission.NOTE, story.matter, story.now))
                .isFalse();
        assertThat(seen(story.now)).isTrue();
    }

    @Test
    void while_units_move_the_lowest_moved_unit_on_the_line_decides() {
        var old = new Line(1, 10, 100, 1000);
        var here = new Moving(Set.of(100), Set.of(100), Set.of(), Set.of());
        var gone = new Moving(Set.of(100), Set.of(), Set.of(), Set.of());
        assertThat(here.area(old, false)).isTrue();
        assertThat(gone.area(old, true)).isFalse();
        var gridBack = new Moving(Set.of(100), Set.of(), Set.of(1000), Set.of(1000));
        assertThat(gridBack.area(old, false)).isTrue();
        var hidden = new Line(1, null, null, null);
        assertThat(here.area(hidden, false)).as("a hidden case stays hidden").isFalse();
        var moved = new Viewer.OfTier(Tier.SUBDISTRICT, 11, here);
        assertThat(moved.sees(story.matter)).isTrue();
        assertThat(new Viewer.OfTier(Tier.SUBDISTRICT, 10, gone).sees(story.matter))
                .isFalse();
    }

    private void granted(Instant end) {
        story.happened(Story.HANDLER, new AccessGranted(LAWYER, GrantPurpose.COUNSEL, end));
    }

    private Matter noted() {
        return story.happened(Story.HANDLER, new Noted(TEXT, "UNIT")).matter;
    }

    private boolean seen(Instant now) {
        return new Viewer.InPerson(new Viewer.Own(LAWYER), LAWYER, now).sees(story.matter);
    }
}
