export { ForeignFolderError, fileNameFor, openReportFolder, type ReportFolder } from './report-folder.ts'
