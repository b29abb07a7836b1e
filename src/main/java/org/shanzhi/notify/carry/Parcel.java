package org.shanzhi.notify.carry;

import java.util.UUID;

/**
 * A message on its way out.
 *
 * @param id the same at every try, so that who carries it can leave out what came twice
 * @param to an address of the medium
 * @param subject one line, for a medium that has one
 */
record Parcel(UUID id, String to, String subject, String text) {}
