-- Grants to persons end by themselves: whoever sweeps their rows finds those that are over.
create index guest_until on matter_guest (until) where until is not null;
