/* detect_file.h - the detector over a file: what `tanggap detect` prints. */
#ifndef APP_DETECT_FILE_H
#define APP_DETECT_FILE_H

#include "base/err.h"

#include <stdio.h>

/* Rows timestamp,value, five minutes apart and in order; prints timestamp,value,anomaly_score.
 * ERR_INVALID names the line. */
NODISCARD Err detect_counts(const char *path, FILE *out, Error *e);
/* Rows time_ms,author,sentiment,copy,reply in order of time; prints an object
 * {time_ms, level, score, surprise, reasons} for each alarm that would wake or update a person. */
NODISCARD Err detect_stream(const char *path, FILE *out, Error *e);

#endif
