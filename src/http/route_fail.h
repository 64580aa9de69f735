/* route_fail.h - the body of every JSON error, for the API document. Inside http/ only. */
#ifndef HTTP_ROUTE_FAIL_H
#define HTTP_ROUTE_FAIL_H

#include "base/model.h"

extern const Model http_error_model;

#endif
