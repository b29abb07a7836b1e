package org.shanzhi.policy.load;

/** Where something stands; lines count from 1. */
record Place(String file, int line) {}
