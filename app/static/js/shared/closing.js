// Why a line was closed that comes back by itself, though its code alone says that it does not.

export const LOCKED = 'the door is locked'; // a stage is let in again when it opens
