package org.shanzhi.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may be allowed: one right per action of a matter, and a few for reading and administration. Which role holds
 * which is policy (roles.yaml); start-up checks that this enum and the policies name the same rights.
 */
public enum Permission {
    // actions, in the order of lifecycle.yaml
    REGISTER,
    ACCEPT,
    REJECT,
    ANSWER,
    CONTACT,
    SUPPLEMENT,
    SUBMIT_MATERIALS,
    TRIAGE,
    SET_RISK,
    SET_FLAG,
    SAFETY_NOTICE,
    REPORT,
    ROUTE,
    RECALL,
    SIGN,
    RETURN,
    START,
    SUSPEND,
    RESUME,
    HAND_OVER,
    WITHDRAW,
    CONCLUDE,
    CALL_BACK,
    CALL_BACK_AGAIN,
    REPLY,
    REOPEN,
    ARCHIVE,
    EXTEND,
    EXTEND_DECIDE,
    TRANSFER,
    ASSIGN,
    NOTE,
    MERGE,
    UNMERGE,
    LINK,
    SUPERVISE,
    SUPERVISE_REPLY,
    SUPERVISE_CLOSE,
    SUPERVISE_TALK,
    TASK_GIVE,
    TASK_ANSWER,
    TASK_JUDGE,
    TASK_WITHDRAW,
    OBJECT,
    OBJECT_DECIDE,
    ADD_PARTY,
    REMOVE_PARTY,
    CORRECT,
    WHISTLE,
    RATE,
    ASK_CONSENT,
    CONSENT,
    MEDIATE,
    FINISH,
    TAKE_BACK,
    APPLY_CONFIRMATION,
    CONFIRM_RESULT,
    // reading and administration, as in roles.yaml
    READ_MATTERS,
    EXPORT_MATTERS,
    APPROVE_EXPORTS,
    IMPORT_MATTERS,
    REVEAL_PERSONAL_DATA,
    GRANT_ACCESS,
    ERASE_PERSONAL_DATA,
    READ_FIGURES,
    READ_TOPICS,
    JUDGE_TOPICS,
    MANAGE_UNITS,
    MANAGE_GRIDS,
    MANAGE_STAFF,
    ENTER_HOLIDAYS,
    MANAGE_TOKENS,
    RUN_JOBS,
    PUBLISH_POLICY,
    MANAGE_ROLES,
    READ_AUDIT;

    /** The right to do an action: {@code call-back} needs {@code CALL_BACK}. Empty when there is no such action. */
    public static Optional<Permission> ofAction(String action) {
        String name = action.replace('-', '_').toUpperCase(Locale.ROOT);
        for (Permission permission : values()) {
            if (permission.name().equals(name) && permission.ordinal() < READ_MATTERS.ordinal()) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }

    /** The code of the action this right is for; empty for reading and administration. */
    public Optional<String> action() {
        return ordinal() < READ_MATTERS.ordinal()
                ? Optional.of(name().toLowerCase(Locale.ROOT).replace('_', '-'))
                : Optional.empty();
    }
}
