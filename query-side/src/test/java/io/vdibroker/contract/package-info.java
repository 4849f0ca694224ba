/** The wire contract of VeiL Connect, row by row, against a running query side; outside of what that side scans. */
@NullMarked
package io.vdibroker.contract;

import org.jspecify.annotations.NullMarked;
