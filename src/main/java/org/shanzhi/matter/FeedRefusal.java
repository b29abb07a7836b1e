package org.shanzhi.matter;

import org.shanzhi.kernel.RefusalCode;

/** Why a calendar address cannot be made. Texts: messages/boards_*. */
public enum FeedRefusal implements RefusalCode {
    FEED_DAYS_OUT_OF_RANGE
}
