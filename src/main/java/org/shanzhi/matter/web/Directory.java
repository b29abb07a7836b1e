package org.shanzhi.matter.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.policy.Policies;

/** Whom and what a body may refer to, within the caller's district. */
interface Directory {
    Policies policies();

    LocalDate today();

    Optional<Integer> unit(String code);

    Optional<Integer> staff(String username);

    /** Whether there is such a matter that the caller may know of. */
    boolean exists(MatterNumber number);

    /** Whether the caller stored this file, or may open a matter that it is filed in. */
    boolean hasFile(UUID id);
}
