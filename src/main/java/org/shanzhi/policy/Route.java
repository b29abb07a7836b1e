package org.shanzhi.policy;

/**
 * Where a matter may be sent (分流类别).
 *
 * @param offerOrder sorts what is offered and nothing else; nothing bars a resident from a route
 * @param voluntary only with the consent of those concerned
 * @param neverBlocks taking it never closes another
 */
public record Route(String code, String zh, String en, int offerOrder, boolean voluntary, boolean neverBlocks)
        implements Labelled {}
