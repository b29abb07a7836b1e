package org.shanzhi.notify.carry;

/** 通道: what carries messages of one medium out of the house. Returns once it has taken one over; safe for many threads. */
interface Carrier {
    void carry(Parcel parcel) throws NotCarried;
}
