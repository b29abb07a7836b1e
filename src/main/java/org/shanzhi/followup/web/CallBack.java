package org.shanzhi.followup.web;

import java.time.Instant;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Opened;
import org.shanzhi.policy.DeadlinePolicy;

/**
 * The matter that is open at the desk.
 *
 * @param promised what the person was told: how it ended, and every answer given since; newest first
 * @param running what is still to be kept, by its clock
 * @param key under which a form is sent once
 */
public record CallBack(
        Opened opened,
        List<Happened> promised,
        List<Running> running,
        Tries tries,
        Offer offer,
        Lists lists,
        Trouble trouble,
        Typed typed,
        String key) {

    /** A period that goes on after the matter was closed. */
    public record Running(DeadlinePolicy policy, Instant due) {}

    /** Calls that found nobody. */
    public record Tries(List<Try> all, int most, boolean today) {}

    public record Try(Instant at, String result) {}

    /**
     * What is offered here.
     *
     * @param call the action that records a call: the first or another one; null when neither is possible
     * @param waivers reasons for which it may be archived without a call
     * @param archive whether it may be archived because the call was made
     * @param not why no call is possible
     */
    public record Offer(String call, List<Choice> waivers, boolean archive, boolean reopen, List<Refusal> not) {}

    public record Lists(List<Choice> results, List<Choice> response, List<Choice> solved, List<Choice> satisfied) {}

    /** @param form which of the forms */
    public record Trouble(String form, List<FieldError> errors, List<Refusal> reasons) {
        static final Trouble NONE = opening("");

        /** A form that is only opened. */
        static Trouble opening(String form) {
            return new Trouble(form, List.of(), List.of());
        }

        public List<FieldError> errors(String name) {
            return form.equals(name) ? errors : List.of();
        }

        public List<Refusal> reasons(String name) {
            return form.equals(name) ? reasons : List.of();
        }
    }

    /** The contact of somebody who suffered violence is for the handler alone. */
    public boolean hidden() {
        return opened.sheet().flags().contains(Flag.DV);
    }
}
