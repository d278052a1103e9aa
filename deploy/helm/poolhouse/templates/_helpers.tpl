{{- define "poolhouse.name" -}}{{ .Release.Name | trunc 50 | trimSuffix "-" }}-poolhouse{{- end }}
{{- define "poolhouse.labels" -}}
app.kubernetes.io/name: poolhouse
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- define "poolhouse.selector" -}}
app.kubernetes.io/name: poolhouse
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
