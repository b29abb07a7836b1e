package org.shanzhi.policy;

import java.util.Map;

/**
 * Where administration is written down: who changed units, posts, grids, holidays, rules. The access log implements it; it
 * is said here because those who change such things may stand beside that module and not import it.
 */
public interface Journal {
    /**
     * Writes a change down in the caller's transaction, before it is committed.
     *
     * @param did what was done, as a code such as {@code APPOINT}
     * @param references codes, ids and days, never names or free text
     */
    void note(Caller caller, String did, Map<String, String> references);
}
